-- revive: brings a dead letter back to the end of its queue, once, and says so to the person (I4).
-- parts: base line deposit queue
-- ARGV now, person, address, letter's id, parcel, keep, notice's id, entry, quiet, most
-- → 1, or 0 when it is not among the dead any more
if call('ZREM', base .. 'dead', ARGV[4]) == 0 then return 0 end
call('HDEL', base .. 'letters', ARGV[4])
local isHead, queue = enqueue(ARGV[2], ARGV[3], ARGV[5])
if isHead then
  makeSendable(queue)
  ring(channelOf(queue))
end
if isNew(ARGV[2], ARGV[7], ARGV[6]) and deposit(ARGV[2], ARGV[8], ARGV[9], ARGV[10]) == 'ready' then ring('turns') end
return 1
