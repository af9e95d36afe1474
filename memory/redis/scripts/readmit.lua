-- readmit: the turns of a person who was set aside go on.
-- parts: base line
-- ARGV now, person
-- → 1, or 0 when the person was not set aside
if call('HDEL', base .. 'aside', ARGV[2]) == 0 then return 0 end
local lane = call('HGET', key('person', ARGV[2]), 'lane') or '1'
if call('EXISTS', key('inbox', ARGV[2])) == 1 then
  makeReady(ARGV[2], lane, 'RPUSH')
  ring('turns')
else
  call('HSET', key('person', ARGV[2]), 'standing', 'idle')
end
return 1
