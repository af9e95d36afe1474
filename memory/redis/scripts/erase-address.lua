-- erase address: nothing tells any more that somebody wrote from there. An opt-out stays, and so do the ids of what had come, by
-- their marks (I9, I2).
-- parts: base
-- ARGV now, address, mark of its stranger or '' where only that it was closed is forgotten, mark of it as closed, number of persons, these, then key and mark of each id
-- → 1
local address, persons = ARGV[2], tonumber(ARGV[5])
if ARGV[3] ~= '' then call('HSET', base .. 'erased', ARGV[3], now) end
local owner = call('GET', key('joined', address))
for n = 6, 5 + persons do
  if owner == ARGV[n] then call('DEL', key('joined', address)) end
end
if call('DEL', key('closed', address)) == 1 then call('HSET', base .. 'shut', ARGV[4], now) end
for n = 6 + persons, #ARGV, 2 do
  local left = call('PTTL', base .. ARGV[n])
  if left > 0 then call('SET', key('seen', ARGV[n + 1]), '', 'PX', left) end
  call('DEL', base .. ARGV[n])
end
return 1
