-- erase: removes all that is kept of a person here. What remains is the mark with its time (M9).
-- parts: base
-- ARGV now, person, then the names of other keys of theirs, without the base
-- → 1
local person = ARGV[2]
for _, kind in ipairs({ 'person', 'inbox', 'journal', 'snapshot', 'timers', 'queues' }) do call('DEL', key(kind, person)) end
for n = 3, #ARGV do call('DEL', base .. ARGV[n]) end
call('ZREM', base .. 'heard', person)
call('SREM', base .. 'erasing', person)
return 1
