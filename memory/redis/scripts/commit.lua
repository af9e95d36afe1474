-- commit: everything a turn leads to, in one step, and only while its lease holds (I3, I4).
-- parts: base line hand queue appetite
-- ARGV now, person, fence, taken, snapshot, lane, appetite (JSON), 1 when a rep has the person,
--      number of events, of parcels, of timers, then the events, then address and parcel of each, then name and time
--      (or '') of each timer
-- → {'fenced'} · {'already' or 'committed', 1 when mail is left, {parcels handed to the caller},
--   {channels of what was not}}
local person, fence, taken = ARGV[2], ARGV[3], tonumber(ARGV[4])
local about = call('HMGET', key('person', person), 'standing', 'fence', 'committed')
local appetite = cjson.decode(ARGV[7])
local events, parcels, timers = tonumber(ARGV[9]), tonumber(ARGV[10]), tonumber(ARGV[11])
if about[3] == fence then
  for n = 0, parcels - 1 do
    local queue = person .. '|' .. ARGV[12 + events + 2 * n]
    local room = appetite.channels[channelOf(queue)]
    if room then handed[#handed + 1] = headAgain(queue, appetite.fence, now + room.hold) end
  end
  return { 'already', 0, handed, {} }
end
if about[1] ~= 'leased' or about[2] ~= fence then return { 'fenced' } end

local lane = ARGV[6]
local inbox = key('inbox', person)
local arg = 12

if taken > 0 then call('LPOP', inbox, taken) end
local length = 0
if events > 0 then
  length = call('RPUSH', key('journal', person), unpack(ARGV, arg, arg + events - 1))
  arg = arg + events
else
  length = call('LLEN', key('journal', person))
end
call('SET', key('snapshot', person), ARGV[5])
if ARGV[8] == '1' then call('HSET', key('person', person), 'held', 1) else call('HDEL', key('person', person), 'held') end

for _ = 1, parcels do
  local isHead, queue = enqueue(person, ARGV[arg], ARGV[arg + 1])
  if isHead then offer(queue, appetite) end
  arg = arg + 2
end

-- A timer that fired but had no turn yet is taken back as well: its envelope leaves the inbox unread.
if timers > 0 then
  local fired = {}
  for _, entry in ipairs(call('LRANGE', inbox, 0, -1)) do
    local timer = string.match(entry, '^([^\n]+)\n')
    if timer then fired[timer] = entry end
  end
  for _ = 1, timers do
    local timer, at = ARGV[arg], ARGV[arg + 1]
    if fired[timer] then call('LREM', inbox, 0, fired[timer]) end
    if at == '' then
      call('HDEL', key('timers', person), timer)
      call('ZREM', base .. 'due', person .. '\n' .. timer)
    else
      call('HSET', key('timers', person), timer, at)
      call('ZADD', base .. 'due', at, person .. '\n' .. timer)
    end
    arg = arg + 2
  end
end

local more = call('EXISTS', inbox)
call('HSET', key('person', person), 'standing', 'idle', 'lane', lane, 'committed', fence, 'tries', 0)
call('ZREM', base .. 'turns', person)
if more == 1 then
  makeReady(person, lane, 'RPUSH')
  if appetite.turns ~= 1 then ring('turns') end
end
tell('person:' .. person, '{"length":' .. length .. '}')
tell('journals', cjson.encode({ person = person }))
return { 'committed', more, handed, left }
