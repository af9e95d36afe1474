-- What the calling node has room for, as it came in JSON: `channels` says for each channel for how long it would hold a
-- parcel, and how many. A parcel that may be taken goes to it at once, which saves a round trip; else all nodes are told.
local handed, left = {}, {}
local function offer(queue, appetite)
  local channel = channelOf(queue)
  local room = appetite.channels[channel]
  if room and room.most > 0 then
    room.most = room.most - 1
    handed[#handed + 1] = handHead(queue, appetite.fence, now + room.hold)
    return
  end
  makeSendable(queue)
  left[#left + 1] = channel
  ring(channel)
end
