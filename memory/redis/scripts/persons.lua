-- persons: who has a journal here, the one last heard of first.
-- parts: base
-- ARGV now, most
-- → {person, when last heard of…}
local found = {}
for from = 0, math.huge, 200 do
  local heard = call('ZREVRANGE', base .. 'heard', from, from + 199, 'WITHSCORES')
  for n = 1, #heard, 2 do
    if #found >= 2 * tonumber(ARGV[2]) then return found end
    if call('EXISTS', key('snapshot', heard[n])) == 1 then
      found[#found + 1] = heard[n]
      found[#found + 1] = heard[n + 1]
    end
  end
  if #heard < 400 then return found end
end
