-- lease: takes persons whose turn it is, lane 0 first, each under a fence of its own (I3, B3).
-- parts: base line hand
-- ARGV now, until, most, fence
-- → {leases, how many are left in line, when the next wait or lease is over or ''}
-- One pick in eight starts from the lower lanes, so that a busy lane 0 starves nobody; these take turns at going first.
local till, most, fence = tonumber(ARGV[2]), tonumber(ARGV[3]), ARGV[4]
local pick = tonumber(call('GET', base .. 'picks') or '0')

local function orderOf(number)
  if number % 8 ~= 0 then return { '0', '1', '2' } end
  if number % 16 == 0 then return { '2', '1', '0' } end
  return { '1', '2', '0' }
end

local function next()
  for _, lane in ipairs(orderOf(pick + 1)) do
    local person = call('LPOP', key('ready', lane))
    if person then
      pick = pick + 1
      return person
    end
  end
end

endWaits()
local leases = {}
while #leases < most do
  local person = next()
  if not person then break end
  leases[#leases + 1] = hand(person, fence, till)
end
if #leases > 0 then call('SET', base .. 'picks', pick) end
local left = 0
for _, lane in ipairs({ '0', '1', '2' }) do left = left + call('LLEN', key('ready', lane)) end
local next = call('ZRANGEBYSCORE', base .. 'turns', '(' .. now, '+inf', 'WITHSCORES', 'LIMIT', 0, 1)
return { leases, left, next[2] or '' }
