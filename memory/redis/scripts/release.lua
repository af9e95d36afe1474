-- release: the mail stays and the person waits until then (I3).
-- parts: base line hand
-- ARGV now, person, fence, until, 'failed' when that counts as a try
-- → 0 when the lease is lost, 1 when the person waits, 2 when its turn may come at once
local person, till = ARGV[2], tonumber(ARGV[4])
if not isHeld(person, ARGV[3]) then return 0 end
if ARGV[5] == 'failed' then call('HINCRBY', key('person', person), 'tries', 1) end
if till <= now then
  call('ZREM', base .. 'turns', person)
  makeReady(person, call('HGET', key('person', person), 'lane') or '1', 'RPUSH')
  return 2
end
call('HSET', key('person', person), 'standing', 'failed')
call('ZADD', base .. 'turns', till, person)
return 1
