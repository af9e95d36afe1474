-- append: a line to a stream, once per name (I2).
-- parts: base
-- ARGV now, stream, name, line
-- → its position, from 1
local known = call('HGET', key('lines', ARGV[2]), ARGV[3])
if known then return tonumber(known) end
local position = call('RPUSH', key('stream', ARGV[2]), ARGV[4])
call('HSET', key('lines', ARGV[2]), ARGV[3], position)
tell('stream:' .. ARGV[2], '{"position":' .. position .. ',"line":' .. ARGV[4] .. '}')
return position
