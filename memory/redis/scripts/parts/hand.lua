-- Gives a person to one holder until `till`, under a fence that no other lease has (I3): who it is, the fence, the
-- snapshot, how often a turn on this mail has failed, and the first of the mail.
local MOST_ENVELOPES = 32
local function hand(person, fence, till)
  local tries = call('HGET', key('person', person), 'tries')
  call('HSET', key('person', person), 'standing', 'leased', 'fence', fence)
  call('ZADD', base .. 'turns', till, person)
  local mail = call('LRANGE', key('inbox', person), 0, MOST_ENVELOPES - 1)
  return { person, fence, call('GET', key('snapshot', person)) or '', tries or '0', mail }
end

-- Whether this fence holds the person: a lapsed lease holds until somebody else is given the person (I3).
local function isHeld(person, fence)
  local about = call('HMGET', key('person', person), 'standing', 'fence')
  return about[1] == 'leased' and about[2] == fence
end
