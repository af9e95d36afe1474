import { BlockList, isIP } from 'node:net'

/** What of IPv4 is no public place (RFC 6890): nothing there is fetched for anybody. */
const NOT_PUBLIC: readonly (readonly [net: string, bits: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  // Machines in a cloud ask 169.254.169.254 for their own credentials.
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]

/** Within the one public block of IPv6: protocol assignments with Teredo, documentation, and 6to4, which hides an IPv4 address. */
const NOT_PUBLIC_6: readonly (readonly [net: string, bits: number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]

const closed = new BlockList()
for (const [net, bits] of NOT_PUBLIC) closed.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of NOT_PUBLIC_6) closed.addSubnet(net, bits, 'ipv6')

/** Global unicast: loopback, private, link-local, multicast and IPv4 in disguise all lie outside of it. */
const open = new BlockList()
open.addSubnet('2000::', 3, 'ipv6')

/** Whether an address is one that anybody in the world may ask. */
export const isPublic = (address: string): boolean => {
  switch (isIP(address)) {
    case 4:
      return !closed.check(address, 'ipv4')
    case 6:
      return open.check(address, 'ipv6') && !closed.check(address, 'ipv6')
    default:
      return false
  }
}
