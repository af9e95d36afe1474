-- pace: how many calls may be made now under a rate that all nodes share (C5).
-- parts: base
-- ARGV now, account, ms between two calls, burst, most
-- → {granted, when the next may be}
-- The generic cell rate algorithm: what is kept is when all granted so far would be made
-- if they came evenly.
-- Sums of fractions of a millisecond are off by less than ROUNDING of a call.
local ROUNDING = 1e-3
local gap, burst, most = tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
local account = key('pace', ARGV[2])
local due = math.max(now, tonumber(call('GET', account) or '0'))
local free = math.floor(burst - (due - now) / gap + ROUNDING)
local granted = math.max(0, math.min(most, free))
local next = math.ceil(due + (granted - burst + 1) * gap - ROUNDING / 2 * gap)
due = due + granted * gap
if granted > 0 then
  call('SET', account, string.format('%.17g', due), 'PX', math.ceil(due - now) + 1000)
end
return { granted, math.max(now, next) }
