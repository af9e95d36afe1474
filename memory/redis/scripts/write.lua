-- write: changes to the records of one shelf, all of them or none.
-- parts: base
-- ARGV now, shelf, the tag of this write, then for each change: key, the tag it rests on or nothing, JSON or nothing to delete
-- → 1 when they are done, 0 when a record is not the one a change rests on any more
local records = key('records', ARGV[2])
local function tagOf(record) return string.sub(record, 1, string.find(record, '\n', 1, true) - 1) end

for n = 4, #ARGV, 3 do
  local kept = ARGV[n + 1] ~= '' and call('HGET', records, ARGV[n])
  local tag = kept and tagOf(kept)
  if tag and tag ~= ARGV[n + 1] and tag ~= ARGV[3] then return 0 end
end
for n = 4, #ARGV, 3 do
  if ARGV[n + 2] == '' then call('HDEL', records, ARGV[n])
  else call('HSET', records, ARGV[n], ARGV[3] .. '\n' .. ARGV[n + 2]) end
end
return 1
