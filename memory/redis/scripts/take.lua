-- take: the heads of one channel's queues that are due, each for one holder (I5).
-- parts: base queue
-- ARGV now, channel, until, most, fence, then the fences of earlier takes whose answers were lost
-- → {{{queue, parcel, fence, tries, partsDone, uncertainSince or '', 1 when closed}…}, how many are left,
--   when the next of any channel is kept back no longer or ''}
local channel, till, most, fence = ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4]), ARGV[5]
local taken = {}
if #ARGV > 5 then
  local held = call('ZRANGE', base .. 'sends', 0, -1)
  for _, queue in ipairs(call('LRANGE', key('sendable', channel), 0, -1)) do held[#held + 1] = queue end
  for _, queue in ipairs(held) do
    for n = 6, #ARGV do
      if channelOf(queue) == channel then taken[#taken + 1] = headAgain(queue, ARGV[n], till) end
    end
  end
end
wakeQueues(channel)
while #taken < most do
  local queue = call('LPOP', key('sendable', channel))
  if not queue then break end
  taken[#taken + 1] = handHead(queue, fence, till)
end
local next = call('ZRANGEBYSCORE', base .. 'sends', '(' .. now, '+inf', 'WITHSCORES', 'LIMIT', 0, 1)
return { taken, call('LLEN', key('sendable', channel)), next[2] or '' }
