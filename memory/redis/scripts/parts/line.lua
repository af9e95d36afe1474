-- Puts a person in line for a turn.
local function makeReady(person, lane, push)
  call('HSET', key('person', person), 'standing', 'ready')
  call(push, key('ready', lane), person)
end

-- Whether anybody is in line already: who comes next must not overtake them.
local function isQuiet()
  return call('EXISTS', key('ready', '0'), key('ready', '1'), key('ready', '2')) == 0
end

-- Ends waits that are over: for company, and after a failed turn. Answers whose lease is over, which only a tick ends.
local function endWaits()
  local lapsed = {}
  for _, person in ipairs(call('ZRANGEBYSCORE', base .. 'turns', '-inf', now, 'LIMIT', 0, 500)) do
    local about = call('HMGET', key('person', person), 'standing', 'lane')
    if about[1] == 'leased' then
      lapsed[#lapsed + 1] = { person, about[2] or '1' }
    else
      call('ZREM', base .. 'turns', person)
      if about[1] == 'waiting' or about[1] == 'failed' then makeReady(person, about[2] or '1', 'RPUSH') end
    end
  end
  return lapsed
end

-- Who lost a lease comes back at the front with one try more (I3); latest first, so that of several the earliest ends
-- up at the very front.
local function endLeases(lapsed)
  for n = #lapsed, 1, -1 do
    local person, lane = lapsed[n][1], lapsed[n][2]
    call('ZREM', base .. 'turns', person)
    call('HINCRBY', key('person', person), 'tries', 1)
    makeReady(person, lane, 'LPUSH')
  end
end
