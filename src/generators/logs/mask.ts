/**
 * Runs on each record before it leaves the node: fields that are secrets by their name are emptied, what looks like a secret
 * or like a person in any other text is replaced. Lua patterns know no alternatives, so each form has its own.
 */
export const mask = `-- Hides secrets and data of persons. What is hidden here is hidden everywhere: no line leaves the node before.
local hidden = "[masked]"

local names = {
  "password", "passwd", "secret", "token", "apikey", "api_key", "authorization", "cookie", "credential",
  "private_key", "session", "iban", "card_number", "cvv", "ssn",
}

-- Ids are needed to follow a request; they say nothing of a person.
local kept = { trace_id = true, span_id = true, request_id = true, kubernetes = true }

local forms = {
  { "[%w%.%+%-_]+@[%w%-]+%.[%w%.%-]+", "[e-mail]" },
  { "eyJ[%w_%-]+%.[%w_%-]+%.[%w_%-]+", "[token]" },
  { "[Bb]earer%s+[%w%._%-~%+/=]+", "Bearer [token]" },
  { "[Bb]asic%s+[%w%+/=]+", "Basic [token]" },
  { "AKIA%u%d%u%w+", "[key]" },
  { "AKIA[%u%d]+", "[key]" },
  { "gh[pousr]_%w+", "[token]" },
  { "([?&][%w_]*[Tt]oken=)[^&%s]+", "%1[masked]" },
  { "([Pp]assword%s*[=:]%s*)[^%s,;&]+", "%1[masked]" },
  { "://([^:/%s]+):[^@/%s]+@", "://%1:[masked]@" },
}

-- A number of a card: thirteen to nineteen digits whose check digit is right (Luhn).
local function card(digits)
  local bare = digits:gsub("[ %-]", "")
  if #bare < 13 or #bare > 19 then return nil end
  local sum, double = 0, false
  for i = #bare, 1, -1 do
    local digit = tonumber(bare:sub(i, i))
    if double then
      digit = digit * 2
      if digit > 9 then digit = digit - 9 end
    end
    sum = sum + digit
    double = not double
  end
  return sum % 10 == 0 and "[card]" or nil
end

local function cleaned(text)
  for _, form in ipairs(forms) do
    text = text:gsub(form[1], form[2])
  end
  return (text:gsub("%f[%d]%d[%d %-]+%d%f[%D]", card))
end

local function secret(name)
  local lower = tostring(name):lower():gsub("-", "_")
  for _, word in ipairs(names) do
    if lower:find(word, 1, true) then return true end
  end
  return false
end

local function walk(value, depth)
  if depth > 8 then return hidden end
  if type(value) == "string" then return cleaned(value) end
  if type(value) ~= "table" then return value end
  for key, inner in pairs(value) do
    if not kept[key] then
      if secret(key) then value[key] = hidden else value[key] = walk(inner, depth + 1) end
    end
  end
  return value
end

-- 2: the record is another, its time is the same.
function mask(tag, timestamp, record)
  return 2, timestamp, walk(record, 0)
end
`
