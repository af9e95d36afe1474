-- Every script gets the base of one shard, `<prefix>:{<n>}:`. All it touches begins with it, so all lies in one slot of a
-- cluster. It gets a second name as well, so that Redis Cluster lets it wait while the slot moves. ARGV[1] is the time in milliseconds. docs/redis.md lists every key.
local call = redis.call
local base = KEYS[1]
local now = tonumber(ARGV[1])
local function key(kind, name) return base .. kind .. ':' .. name end

-- Tells a feed; `news` is JSON.
local function tell(topic, news) call('SPUBLISH', key('feed', topic), news) end

-- Tells all nodes that there is work here: 'turns', or the channel that has something to send.
local function ring(work) call('SPUBLISH', base .. 'bell', work) end
