-- The way out: a queue is one person's parcels to one address, `<person>|<channel>:<id>`.
local function channelOf(queue) return string.match(queue, '^[^|]*|([^:]*):') end

-- Lets somebody take the head of a queue.
local function makeSendable(queue)
  call('HSET', key('head', queue), 'standing', 'sendable')
  call('RPUSH', key('sendable', channelOf(queue)), queue)
end

-- Keeps the head back until then.
local function makeWait(queue, till)
  call('HSET', key('head', queue), 'standing', 'waiting')
  call('ZADD', base .. 'sends', till, queue)
end

-- Gives the head to one holder until `till` (I5): the queue, the parcel, the fence, what is known of earlier attempts,
-- whether the address is closed here (I9), and whether a rep has the person (I12).
local function headOf(queue, fence)
  local parcel = call('LINDEX', key('queue', queue), 0)
  if not parcel then return nil end
  local about = call('HMGET', key('head', queue), 'tries', 'partsDone', 'uncertainSince')
  local closed = call('EXISTS', key('closed', string.match(queue, '|(.*)$')))
  local held = call('HEXISTS', key('person', string.match(queue, '^[^|]*')), 'held')
  return { queue, parcel, fence, about[1] or '0', about[2] or '0', about[3] or '', closed, held }
end
local function handHead(queue, fence, till)
  local head = headOf(queue, fence)
  if not head then return nil end
  call('HSET', key('head', queue), 'standing', 'taken', 'fence', fence, 'takenAt', now)
  call('ZADD', base .. 'sends', till, queue)
  return head
end

-- The head, if it was given under this fence with an answer that was lost on its way: nothing has been done with it,
-- so that there is no doubt about it either.
local function headAgain(queue, fence, till)
  local about = call('HMGET', key('head', queue), 'fence', 'takenAt', 'uncertainSince', 'standing')
  if fence == '' or about[1] ~= fence then return nil end
  if about[4] == 'taken' then return headOf(queue, fence) end
  if about[3] == about[2] then call('HDEL', key('head', queue), 'uncertainSince') end
  call('LREM', key('sendable', channelOf(queue)), 0, queue)
  return handHead(queue, fence, till)
end

-- Ends holds, retries and rests that are over. A holder who never said what became of the head leaves it in doubt, and
-- may still say so while nobody else took it (I5). Of one channel, or of all.
local function wakeQueues(channel)
  local function wake(queue)
    local about = call('HMGET', key('head', queue), 'standing', 'takenAt', 'uncertainSince')
    if about[1] == 'taken' and not about[3] then
      call('HSET', key('head', queue), 'uncertainSince', about[2])
    end
    call('ZREM', base .. 'sends', queue)
    makeSendable(queue)
  end
  for _, queue in ipairs(call('ZRANGEBYSCORE', base .. 'sends', '-inf', now, 'LIMIT', 0, 500)) do
    if not channel or channelOf(queue) == channel then wake(queue) end
  end
end

-- Puts a parcel at the end of its queue; true when it is the head and may be taken.
local function enqueue(person, address, parcel)
  local queue = person .. '|' .. address
  if call('RPUSH', key('queue', queue), parcel) > 1 then return false, queue end
  call('SADD', key('queues', person), address)
  local rest = tonumber(call('GET', key('rest', queue)) or '0')
  if rest > now then
    makeWait(queue, rest)
    return false, queue
  end
  return true, queue
end

-- The head leaves its queue; true when another is behind it and may be taken.
local function shift(queue, rest)
  call('LPOP', key('queue', queue))
  call('DEL', key('head', queue))
  call('ZREM', base .. 'sends', queue)
  local isLast = call('EXISTS', key('queue', queue)) == 0
  if isLast then
    local person, address = string.match(queue, '^([^|]*)|(.*)$')
    call('SREM', key('queues', person), address)
    if rest > 0 then call('SET', key('rest', queue), now + rest, 'PX', math.ceil(rest) + 60000) end
    return false
  end
  if rest > 0 then makeWait(queue, now + rest) end
  return rest == 0
end
