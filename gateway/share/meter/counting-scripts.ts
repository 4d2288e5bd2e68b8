/**
 * `ARGV`: how many settings there are; each setting, which is amount, limit and life in ms of a use, and the same of what is
 * counted besides when it is the first of its window (amount 0: nothing); then for each group how many uses it has, and of
 * each the number of its setting (from 0). `KEYS`: of each use its own, then that of what is counted besides, if anything is.
 */
const counting = `
local function add(key, total, at)
  if total > 0 then redis.call('INCRBY', key, ARGV[at])
  else redis.call('SET', key, ARGV[at], 'PX', ARGV[at + 2]) end
end
local function total_of(key) return tonumber(redis.call('GET', key) or '0') end
local function is_over(total, at) return total + tonumber(ARGV[at]) > tonumber(ARGV[at + 1]) end

local function take(use)
  local total = total_of(use.own)
  if is_over(total, use.at) then return 1 end
  if total <= 0 and use.besides then
    local others = total_of(use.besides)
    if is_over(others, use.at + 3) then return 2 end
    add(use.besides, others, use.at + 3)
  end
  add(use.own, total, use.at)
  return 0
end

local function subtract(key, at)
  local left = redis.call('DECRBY', key, ARGV[at])
  if left <= 0 then redis.call('DEL', key) end
  return left
end

local function give_back(use)
  if subtract(use.own, use.at) <= 0 and use.besides then subtract(use.besides, use.at + 3) end
end

local key = 0
local function next_key()
  key = key + 1
  return KEYS[key]
end
local function use_of(setting)
  local use = { at = 2 + 6 * setting, own = next_key() }
  if ARGV[use.at + 3] ~= '0' then use.besides = next_key() end
  return use
end
`;

const eachGroup = (body: string): string => `${counting}
local at, answers = 2 + 6 * tonumber(ARGV[1]), {}
while at <= #ARGV do
  local uses, answer = {}, 0
  for number = 1, tonumber(ARGV[at]) do uses[number] = use_of(tonumber(ARGV[at + number])) end
  ${body}
  answers[#answers + 1] = answer
  at = at + 1 + #uses
end
return answers`;

/**
 * Redis scripts that count groups of uses, each group in one step: all of its uses or none. Nobody comes between the count of a
 * use and that of what is counted besides, who would find a subject known that is about to be refused. For each group
 * `sharegraphTake` answers 0, or 2n + 1 where use n (from 0) is over its limit, 2n + 2 where what is counted besides is.
 */
export const countingScripts = {
  sharegraphTake: eachGroup(`
  for number, use in ipairs(uses) do
    local over = take(use)
    if over > 0 then
      for taken = 1, number - 1 do give_back(uses[taken]) end
      answer = 2 * (number - 1) + over
      break
    end
  end`),
  sharegraphGiveBack: eachGroup('for _, use in ipairs(uses) do give_back(use) end'),
};
