-- tombstones: who was erased here, which addresses stay closed, and whose erasure has begun (M9).
-- parts: base
-- ARGV now
-- → {{mark, when…}, {mark, when; below 0 when it was opened again…}, {persons}}
return { call('HGETALL', base .. 'erased'), call('HGETALL', base .. 'shut'), call('SMEMBERS', base .. 'erasing') }
