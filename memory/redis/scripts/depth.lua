-- depth: how much waits here. Lines are measured and not walked, so that it costs the same however much that is.
-- parts: base
-- ARGV now, then all channels
-- → {persons due, persons later, lines due, lines later, for how long the first of the persons have waited,
--   dead letters, persons set aside}
local function waiting(index)
  local due = call('ZCOUNT', base .. index, '-inf', now)
  return due, call('ZCARD', base .. index) - due
end

-- What cannot be read is found out when it has its turn.
local function arrivalOf(entry) return cjson.decode(string.match(entry, '\n(.*)$')).event.at end

local persons, personsLater = waiting('turns')
local lines, linesLater = waiting('sends')
local longest = 0
for _, lane in ipairs({ '0', '1', '2' }) do
  persons = persons + call('LLEN', key('ready', lane))
  local first = call('LINDEX', key('ready', lane), 0)
  local isRead, at = pcall(arrivalOf, first and call('LINDEX', key('inbox', first), 0))
  if isRead then longest = math.max(longest, now - at) end
end
for n = 2, #ARGV do lines = lines + call('LLEN', key('sendable', ARGV[n])) end
return { persons, personsLater, lines, linesLater, longest, call('ZCARD', base .. 'dead'), call('HLEN', base .. 'aside') }
