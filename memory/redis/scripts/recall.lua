-- recall: what was committed for a person, as of one moment.
-- parts: base
-- ARGV now, person, from
-- → {snapshot or '', {events}, {{parcels of one queue}…}}
local person = ARGV[2]
local pending = {}
for n, address in ipairs(call('SMEMBERS', key('queues', person))) do
  pending[n] = call('LRANGE', key('queue', person .. '|' .. address), 0, -1)
end
return { call('GET', key('snapshot', person)) or '', call('LRANGE', key('journal', person), ARGV[3], -1), pending }
