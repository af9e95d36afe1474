-- honour: a tombstone that was noted elsewhere holds here, unless a later one does (M9).
-- parts: base
-- ARGV now, 'erased' or 'shut', mark, when; below 0 when it was opened again
-- → 1 when it is news
local known = call('HGET', base .. ARGV[2], ARGV[3])
if known and math.abs(tonumber(known)) >= math.abs(tonumber(ARGV[4])) then return 0 end
call('HSET', base .. ARGV[2], ARGV[3], ARGV[4])
return 1
