-- accept: puts an envelope into an inbox, once (I1, I2).
-- parts: base line hand deposit
-- ARGV now, person, address it came to or '', 1 when the person is the stranger at that address, id, entry,
--      quiet or '', most, keep (ms that ids are known for), fence and hold when the caller can begin a turn at once
--      ('' and 0 when not), 1 when it interrupts, mark of the person, mark of the id at the address, when it was sent or ''
-- → {'duplicate'} · {'elsewhere', person, 1 when it came there before}: the address is joined to this person, accept it there ·
--   {'erased'}: the person was, or it is of before that · {'new'}: the person was, and somebody new writes from there (M9) ·
--   {'leased', lease} · {'ready'} · {'waiting', until} · {'busy'}: the person has a turn, or must wait after a failure
-- What comes to an address is remembered with the person it went to, so that it goes there again when it comes again.
local person, address, isStranger, id, entry = ARGV[2], ARGV[3], ARGV[4] == '1', ARGV[5], ARGV[6]
local quiet, most, keep, fence, hold = ARGV[7], ARGV[8], ARGV[9], ARGV[10], tonumber(ARGV[11])

local erasedAt = call('HGET', base .. 'erased', ARGV[13])
if not isStranger then
  if erasedAt then return { 'erased' } end
  if not isNew(address == '' and person or address, id, keep) then return { 'duplicate' } end
else
  local routed = key('routed', address .. '|' .. id)
  local owner = call('GET', routed)
  if owner == person then return { 'duplicate' } end
  if owner then return { 'elsewhere', owner, 1 } end
  owner = call('GET', key('joined', address)) or person
  if erasedAt then
    local isOfBefore = ARGV[15] ~= '' and tonumber(ARGV[15]) < tonumber(erasedAt)
    if isOfBefore or call('EXISTS', key('seen', ARGV[14])) == 1 then return { 'erased' } end
    if owner == person then return { 'new' } end
  end
  call('SET', routed, owner, 'PX', keep)
  if owner ~= person then return { 'elsewhere', owner, 0 } end
end

call('ZADD', base .. 'heard', 'GT', now, person)
local about = call('HGET', key('person', person), 'standing')
if hold > 0 and quiet == '' and (not about or about == 'idle') and isQuiet() then
  call('RPUSH', key('inbox', person), entry)
  return { 'leased', hand(person, fence, now + hold) }
end
local standing, till = deposit(person, entry, quiet, most)
-- The turn that is under way loses its lease, and its commit is fenced (I12).
if ARGV[12] == '1' and standing == 'leased' then
  standing = standInLine(person, call('HGET', key('person', person), 'lane'))
end
if standing == 'waiting' then return { 'waiting', till } end
if standing ~= 'ready' then return { 'busy' } end
ring('turns')
return { 'ready' }
