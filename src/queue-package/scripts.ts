import { createHash } from "node:crypto";
import type { Redis } from "ioredis";

/** Runs in Redis, all of it at once. Keys are made in the scripts, so that a cluster would not do. */
export interface Script {
  readonly lua: string;
  readonly sha: string;
}

const script = (lua: string): Script => ({ lua, sha: createHash("sha1").update(lua).digest("hex") });

/** Runs a script; Redis gets its text when it does not know it. */
export async function run(client: Redis, { lua, sha }: Script, args: readonly (string | number)[]): Promise<unknown> {
  try {
    return await client.evalsha(sha, 0, ...args);
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith("NOSCRIPT"))) throw error;
    return client.eval(lua, 0, ...args);
  }
}

/**
 * What scripts share. Each is given the beginnings of BullMQ's keys and of ours. A Redis that is full lets a script finish that has
 * begun with a write which takes no memory, so `evenWhenFull` is the first of those that must not be refused.
 */
const common = `
local job, own = ARGV[1], ARGV[2]
local function evenWhenFull() redis.call("DEL", own .. "nothing") end
local function now()
  local time = redis.call("TIME")
  return time[1] * 1000 + math.floor(time[2] / 1000)
end
-- Where BullMQ has a job; nowhere when it is not in the queue.
local function placeOf(id)
  if redis.call("EXISTS", job .. id) == 0 then return "nowhere" end
  for _, set in ipairs({ "completed", "failed", "prioritized", "delayed" }) do
    if redis.call("ZSCORE", job .. set, id) then return set end
  end
  for _, list in ipairs({ "active", "wait" }) do
    if redis.call("LPOS", job .. list, id) then return list end
  end
  return "nowhere"
end
local function remove(id, place)
  if place == "active" or place == "wait" then redis.call("LREM", job .. place, 0, id)
  elseif place ~= "nowhere" then redis.call("ZREM", job .. place, id) end
  redis.call("SREM", job .. "stalled", id)
  redis.call("SREM", own .. "stopping", id)
  if redis.call("DEL", job .. id, job .. id .. ":lock", job .. id .. ":logs") > 0 then
    redis.call("XADD", job .. "events", "MAXLEN", "~", 10000, "*", "event", "removed", "jobId", id, "prev", place)
  end
end
-- What becomes of a job that a batch does not want any more.
local function unwanted(id)
  local place = placeOf(id)
  if place == "completed" or place == "failed" or place == "nowhere" then return "ended" end
  if redis.call("SCARD", own .. "wants:" .. id) > 0 then return "kept" end
  if place == "active" then
    redis.call("SADD", own .. "stopping", id)
    return "stopped"
  end
  remove(id, place)
  return "removed"
end
`;

/**
 * Notes that a batch wants jobs: ARGV batch, token of the submission, 1 for its first part, how long wishes are kept in seconds, ids.
 * Answers with 1 for each job that has to be added, or with nothing when the batch was cancelled meanwhile.
 */
export const want = script(`${common}
local batch, token, isFirst, kept = ARGV[3], ARGV[4], ARGV[5], ARGV[6]
local open, members, at = own .. "open:" .. batch, own .. "batch:" .. batch, now()
if isFirst ~= "1" and not redis.call("ZSCORE", open, token) then return false end
redis.call("ZADD", open, at, token)
redis.call("ZREMRANGEBYSCORE", own .. "batches", "-inf", at - kept * 1000)
redis.call("ZADD", own .. "batches", at, batch)
local answers, count = {}, redis.call("ZCARD", members)
for each = 7, #ARGV do
  local id = ARGV[each]
  count = count + redis.call("ZADD", members, "NX", count, id)
  redis.call("SADD", own .. "wants:" .. id, batch)
  redis.call("EXPIRE", own .. "wants:" .. id, kept)
  redis.call("SREM", own .. "stopping", id)
  local place = placeOf(id)
  local isNew = place == "failed" or place == "nowhere"
  if isNew then remove(id, place) end
  answers[#answers + 1] = isNew and 1 or 0
end
redis.call("EXPIRE", open, kept)
redis.call("EXPIRE", members, kept)
return answers`);

/**
 * Says how many of the jobs that BullMQ was just given were not there before: ARGV token, ids. Of several who add the same job at the
 * same moment, the first one counts it. Takes out again what was cancelled between both steps.
 */
export const claim = script(`${common}
evenWhenFull()
local count = 0
for each = 4, #ARGV do
  local id = ARGV[each]
  if redis.call("EXISTS", job .. id) == 1 then count = count + redis.call("HSETNX", job .. id, "by", ARGV[3]) end
  unwanted(id)
end
return count`);

/** How many jobs wait. */
export const waiting = script(`${common}
return redis.call("ZCARD", job .. "prioritized") + redis.call("ZCARD", job .. "delayed") + redis.call("LLEN", job .. "wait")`);

/** Ends a submission: ARGV batch, token. */
export const leave = script(`${common}
return redis.call("ZREM", own .. "open:" .. ARGV[3], ARGV[4])`);

/** Ends all submissions of a batch, and answers with its jobs: ARGV batch. */
export const dissolve = script(`${common}
evenWhenFull()
local jobs = redis.call("ZRANGE", own .. "batch:" .. ARGV[3], 0, -1)
redis.call("DEL", own .. "batch:" .. ARGV[3], own .. "open:" .. ARGV[3])
redis.call("ZREM", own .. "batches", ARGV[3])
return jobs`);

/** A batch does not want jobs any more: ARGV batch, ids. Answers with what became of each. */
export const release = script(`${common}
evenWhenFull()
local answers = {}
for each = 4, #ARGV do
  redis.call("SREM", own .. "wants:" .. ARGV[each], ARGV[3])
  answers[#answers + 1] = unwanted(ARGV[each])
end
return answers`);

/** Takes a job out that somebody works on, unless somebody wants it again: ARGV id, token of the lock. 1 when it is out. */
export const drop = script(`${common}
evenWhenFull()
local lock = redis.call("GET", job .. ARGV[3] .. ":lock")
if lock and lock ~= ARGV[4] then return 1 end
redis.call("SREM", own .. "stopping", ARGV[3])
if redis.call("SCARD", own .. "wants:" .. ARGV[3]) > 0 then return 0 end
local place = placeOf(ARGV[3])
if place == "active" or place == "wait" then remove(ARGV[3], place) end
return 1`);

/**
 * Gives a worker back the lock that it lost while it was not heard of, if nobody has taken the job since: ARGV id, token, duration in
 * milliseconds, and how often the job had been begun when it got it.
 */
export const restore = script(`${common}
local id = ARGV[3]
local key, place = job .. id, placeOf(id)
if place == "nowhere" or redis.call("HGET", key, "ats") ~= ARGV[6] then return "taken" end
local lock = redis.call("GET", key .. ":lock")
if lock and lock ~= ARGV[4] then return "taken" end
-- What was sent before the connection broke had arrived.
if place ~= "active" and place ~= "wait" then return "ended" end
evenWhenFull()
if place == "wait" then
  redis.call("LREM", job .. "wait", 0, id)
  redis.call("LPUSH", job .. "active", id)
  redis.call("HDEL", key, "defa")
end
redis.call("SREM", job .. "stalled", id)
redis.call("SET", key .. ":lock", ARGV[4], "PX", ARGV[5])
return "restored"`);

/** What is known of jobs: ARGV ids. */
export const look = script(`${common}
local answers = {}
for each = 3, #ARGV do
  local place = placeOf(ARGV[each])
  local fields = { "name", "progress", "returnvalue", "failedReason", "pb", "atm", "stc" }
  local answer = redis.call("HMGET", job .. ARGV[each], unpack(fields))
  -- A list ends for Redis at the first field that is not there.
  for field = 1, #fields do answer[field] = answer[field] or "" end
  table.insert(answer, 1, place)
  answers[#answers + 1] = answer
end
return answers`);

/**
 * Jobs of a batch from a place on, and how many add more: ARGV batch, place, after how many milliseconds without a sign of life
 * nobody adds any more.
 */
export const members = script(`${common}
local open = own .. "open:" .. ARGV[3]
return { redis.call("ZCOUNT", open, now() - ARGV[5], "+inf"), redis.call("ZRANGE", own .. "batch:" .. ARGV[3], ARGV[4], -1) }`);

/** Says that somebody still adds jobs: ARGV batch, token. */
export const stay = script(`${common}
return redis.call("ZADD", own .. "open:" .. ARGV[3], "XX", now(), ARGV[4])`);
