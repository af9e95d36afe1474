-- settle: says what became of a parcel, while its holder is the last who took it (I4, I5).
-- parts: base line deposit queue appetite
-- ARGV now, person, address, fence, keep, appetite (JSON), notice's id or '', its entry, quiet, most, then one of
--      'part-done', parts, until · 'retry', at · 'later', at · 'done', rest · 'dead', letter's id, letter (JSON)
-- → {0} when somebody else has it, else {1, 1 when somebody may be leased, {the next parcel, handed to the caller},
--   {its channel when it was not}, until when the notice waits or ''}
local person, address, fence, keep = ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local appetite, notice, outcome = cjson.decode(ARGV[6]), ARGV[7], ARGV[11]
local queue = person .. '|' .. address
local head = key('head', queue)
local about = call('HMGET', head, 'fence', 'standing', 'takenAt', 'uncertainSince')
if about[1] ~= fence then
  -- The settling went through before, and its answer was lost: the next parcel was handed over with it.
  local room = appetite.channels[channelOf(queue)]
  handed[1] = room and headAgain(queue, appetite.fence, now + room.hold) or nil
  if handed[1] then return { 1, 0, handed, {}, '' } end
  return { 0 }
end
local function leaveLine()
  if about[2] == 'sendable' then call('LREM', key('sendable', channelOf(queue)), 0, queue) end
end

if outcome == 'part-done' then
  leaveLine()
  call('HSET', head, 'partsDone', ARGV[12], 'standing', 'taken', 'takenAt', now)
  -- The part that was in doubt is known now; what may come into doubt next began with this holder.
  call('HDEL', head, 'uncertainSince')
  call('ZADD', base .. 'sends', ARGV[13], queue)
  return { 1, 0, {}, {}, '' }
end

if outcome == 'retry' or outcome == 'later' then
  if outcome == 'retry' then call('HINCRBY', head, 'tries', 1) end
  -- A doubt that began with this holder ends with its word; an older one stays.
  if about[4] and about[4] == about[3] then call('HDEL', head, 'uncertainSince') end
  call('HDEL', head, 'fence', 'takenAt')
  call('ZREM', base .. 'sends', queue)
  local at = tonumber(ARGV[12])
  if at > now then
    leaveLine()
    makeWait(queue, at)
    return { 1, 0, {}, {}, '' }
  end
  if about[2] == 'sendable' then return { 1, 0, {}, { channelOf(queue) }, '' } end
  offer(queue, appetite)
  return { 1, 0, handed, left, '' }
end

leaveLine()
local rest = 0
if outcome == 'dead' then
  call('ZADD', base .. 'dead', now, ARGV[12])
  -- How far it came, its holder's copy may not say: it was taken before the parts that went out.
  local done = call('HGET', head, 'partsDone') or '0'
  call('HSET', base .. 'letters', ARGV[12], '{"partsDone":' .. done .. ',' .. string.sub(ARGV[13], 2))
else
  rest = tonumber(ARGV[12])
end
if shift(queue, rest) then offer(queue, appetite) end
local standing, till
if notice ~= '' and isNew(person, notice, keep) then
  standing, till = deposit(person, ARGV[8], ARGV[9], ARGV[10])
  if standing == 'ready' and appetite.turns ~= 1 then ring('turns') end
end
return { 1, standing == 'ready' and 1 or 0, handed, left, till or '' }
