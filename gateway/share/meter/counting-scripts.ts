/**
 * Of a use, in `ARGV` from `at`: amount, limit and life in ms, and the same of what is counted besides when it is the first of
 * its window (amount 0: nothing). Of each two keys.
 */
const counting = `
local function add(key, total, at)
  if total > 0 then redis.call('INCRBY', key, ARGV[at])
  else redis.call('SET', key, ARGV[at], 'PX', ARGV[at + 2]) end
end
local function total_of(key) return tonumber(redis.call('GET', key) or '0') end
local function is_over(total, at) return total + tonumber(ARGV[at]) > tonumber(ARGV[at + 1]) end

local function take(own, besides, at)
  local total = total_of(own)
  if is_over(total, at) then return 1 end
  if total <= 0 and ARGV[at + 3] ~= '0' then
    local others = total_of(besides)
    if is_over(others, at + 3) then return 2 end
    add(besides, others, at + 3)
  end
  add(own, total, at)
  return 0
end

local function subtract(key, at)
  local left = redis.call('DECRBY', key, ARGV[at])
  if left <= 0 then redis.call('DEL', key) end
  return left
end

local function give_back(own, besides, at)
  if subtract(own, at) <= 0 and ARGV[at + 3] ~= '0' then subtract(besides, at + 3) end
end
`;

/** Goes through groups of uses; before each in \`ARGV\` stands how many it has. */
const eachGroup = (body: string): string => `${counting}
local key, at, answers = 1, 1, {}
while at <= #ARGV do
  local uses, answer = tonumber(ARGV[at]), 0
  local function of(use) return KEYS[key + 2 * use], KEYS[key + 2 * use + 1], at + 1 + 6 * use end
  ${body}
  answers[#answers + 1] = answer
  key, at = key + 2 * uses, at + 1 + 6 * uses
end
return answers`;

/**
 * Redis scripts that count groups of uses, each group in one step: all of its uses or none. Nobody comes between the count of a
 * use and that of what is counted besides, who would find a subject known that is about to be refused. For each group
 * `take` answers 0, or 2n + 1 where use n (from 0) is over its limit, 2n + 2 where what is counted besides is.
 */
export const countingScripts = {
  sharegraphTake: eachGroup(`
  for use = 0, uses - 1 do
    local over = take(of(use))
    if over > 0 then
      for taken = 0, use - 1 do give_back(of(taken)) end
      answer = 2 * use + over
      break
    end
  end`),
  sharegraphGiveBack: eachGroup('for use = 0, uses - 1 do give_back(of(use)) end'),
};
