-- tick: frees lapsed leases, ends waits, moves due timers into inboxes, wakes queues. Any node may do it at any time.
-- parts: base line deposit queue
-- ARGV now, then the channels that the caller delivers for
-- → {how many are in line, {channels with something to send}, when something falls due next or ''}
local function fireTimers()
  local due = call('ZRANGEBYSCORE', base .. 'due', '-inf', now, 'LIMIT', 0, 500, 'WITHSCORES')
  for n = 1, #due, 2 do
    local person, timer = string.match(due[n], '^([^\n]*)\n(.*)$')
    local number = call('HINCRBY', key('person', person), 'fired', 1)
    local name = cjson.encode(timer)
    local envelope = '{"id":' .. cjson.encode('timer:' .. timer .. ':' .. number)
      .. ',"event":{"kind":"timer-fired","at":' .. string.format('%.17g', due[n + 1]) .. ',"timer":' .. name .. '}}'
    call('ZREM', base .. 'due', due[n])
    call('HDEL', key('timers', person), timer)
    deposit(person, timer .. '\n' .. envelope, '', '')
  end
end

local function earliest(index)
  return call('ZRANGE', base .. index, 0, 0, 'WITHSCORES')[2]
end

endLeases(endWaits())
fireTimers()
wakeQueues()
local inLine = 0
for _, lane in ipairs({ '0', '1', '2' }) do inLine = inLine + call('LLEN', key('ready', lane)) end
local channels = {}
for n = 2, #ARGV do
  if call('EXISTS', key('sendable', ARGV[n])) == 1 then channels[#channels + 1] = ARGV[n] end
end
local next = ''
for _, index in ipairs({ 'turns', 'due', 'sends' }) do
  local at = earliest(index)
  if at and (next == '' or tonumber(at) < tonumber(next)) then next = at end
end
return { inLine, channels, next }
