-- renew: prolongs a lease that still holds (I3).
-- parts: base hand
-- ARGV now, person, fence, until
-- → 1, or 0 when it is lost
if not isHeld(ARGV[2], ARGV[3]) then return 0 end
call('ZADD', base .. 'turns', ARGV[4], ARGV[2])
return 1
