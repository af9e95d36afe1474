-- begin: from now on nothing of a person moves: no mail, no turn, no timer, nothing to send (M9). What is kept stays, to be read.
-- parts: base queue
-- ARGV now, person, mark of the person
-- → {entries of the inbox}
local person = ARGV[2]
call('HSET', base .. 'erased', ARGV[3], now)
call('SADD', base .. 'erasing', person)
call('ZREM', base .. 'turns', person)
for _, lane in ipairs({ '0', '1', '2' }) do call('LREM', key('ready', lane), 0, person) end
if call('EXISTS', key('person', person)) == 1 then
  call('HSET', key('person', person), 'standing', 'erased', 'fence', '')
end
call('HDEL', base .. 'aside', person)
for _, timer in ipairs(call('HKEYS', key('timers', person))) do call('ZREM', base .. 'due', person .. '\n' .. timer) end
for _, address in ipairs(call('SMEMBERS', key('queues', person))) do
  local queue = person .. '|' .. address
  call('LREM', key('sendable', channelOf(queue)), 0, queue)
  call('ZREM', base .. 'sends', queue)
  call('DEL', key('queue', queue), key('head', queue), key('rest', queue))
end
call('DEL', key('timers', person), key('queues', person))
local letters = call('HGETALL', base .. 'letters')
for n = 1, #letters, 2 do
  if cjson.decode(letters[n + 1]).parcel.person == person then
    call('HDEL', base .. 'letters', letters[n])
    call('ZREM', base .. 'dead', letters[n])
  end
end
return call('LRANGE', key('inbox', person), 0, -1)
