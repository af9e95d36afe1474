-- take: the heads of one channel's queues that are due, each for one holder (I5).
-- parts: base queue
-- ARGV now, channel, until, most, fence
-- → {{{queue, parcel, fence, tries, partsDone, uncertainSince or '', 1 when closed}…}, how many are left,
--   when the next of any channel is kept back no longer or ''}
local channel, till, most, fence = ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4]), ARGV[5]
wakeQueues(channel)
local taken = {}
while #taken < most do
  local queue = call('LPOP', key('sendable', channel))
  if not queue then break end
  taken[#taken + 1] = handHead(queue, fence, till)
end
local next = call('ZRANGEBYSCORE', base .. 'sends', '(' .. now, '+inf', 'WITHSCORES', 'LIMIT', 0, 1)
return { taken, call('LLEN', key('sendable', channel)), next[2] or '' }
