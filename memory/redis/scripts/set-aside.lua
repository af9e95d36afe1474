-- set aside: a person whose keep cannot be read has no turns until an operator has looked; the mail stays.
-- parts: base
-- ARGV now, person, reason
-- → 1
call('HSET', key('person', ARGV[2]), 'standing', 'aside', 'fence', '')
call('ZREM', base .. 'turns', ARGV[2])
for _, lane in ipairs({ '0', '1', '2' }) do call('LREM', key('ready', lane), 0, ARGV[2]) end
call('HSET', base .. 'aside', ARGV[2], ARGV[3])
return 1
