-- dead: what could not be delivered, oldest first.
-- parts: base
-- ARGV now, most
-- → {{when, letter}…}
local found = {}
local dead = call('ZRANGE', base .. 'dead', 0, tonumber(ARGV[2]) - 1, 'WITHSCORES')
for n = 1, #dead, 2 do
  found[#found + 1] = { dead[n + 1], call('HGET', base .. 'letters', dead[n]) }
end
return found
