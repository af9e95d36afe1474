/** Milliseconds of the processor that this process has taken since then: what else the machine does is not counted. */
export const cpuSince = (begun: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(begun)
  return (user + system) / 1_000
}
