-- asides: who is set aside here, and why.
-- parts: base
-- ARGV now
-- → {person, reason…}
return call('HGETALL', base .. 'aside')
