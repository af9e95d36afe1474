-- Whoever waited waits no more.
local function standInLine(person, lane)
  call('ZREM', base .. 'turns', person)
  makeReady(person, lane or '1', 'RPUSH')
  return 'ready'
end

-- Puts mail into an inbox. An entry is `<timer>\n<envelope as JSON>`; the timer is empty for what is none. `quiet` and
-- `most` are its patience in milliseconds; an empty `quiet` has none (C7). Answers the standing that comes of it, and
-- until when it lasts.
local function deposit(person, entry, quiet, most)
  call('RPUSH', key('inbox', person), entry)
  local about = call('HMGET', key('person', person), 'standing', 'lane', 'quiet', 'limit')
  local standing = about[1] or 'idle'
  if standing ~= 'idle' and standing ~= 'waiting' then return standing end
  local isWaiting = standing == 'waiting'
  local isOver = isWaiting and tonumber(call('ZSCORE', base .. 'turns', person) or '0') <= now
  if quiet == '' or isOver then return standInLine(person, about[2]) end
  local limit = now + tonumber(most)
  quiet = tonumber(quiet)
  if isWaiting then
    quiet = math.min(quiet, tonumber(about[3]))
    limit = math.min(limit, tonumber(about[4]))
  end
  local till = math.min(limit, now + quiet)
  if till <= now then return standInLine(person, about[2]) end
  call('HSET', key('person', person), 'standing', 'waiting', 'quiet', quiet, 'limit', limit)
  call('ZADD', base .. 'turns', till, person)
  return 'waiting', till
end

-- Whether this is seen for the first time within the time that ids are kept for; notes it (I2).
local function isNew(recipient, id, keep)
  return call('SET', key('seen', recipient .. '|' .. id), recipient, 'PX', keep, 'NX') ~= false
end
