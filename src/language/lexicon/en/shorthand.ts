import { piece } from '#core/pattern'
import { spellingMap } from '../lexicon.ts'
import type { Shorthand } from '../shorthand.ts'

/** English as thumbs type it. */
export const ENGLISH_SHORTHAND: Shorthand = {
  anywhere: spellingMap(`
    u = you; ur = your; yall y'all ya'll = you all; urs = yours; w/ = with; w/o = without; b4 = before; b/c cuz = because; abt = about
    ppl peeps = people; pls plz plss = please; thx thnx = thanks; tmrw tmr tmw tomorow tommorow tmrrw = tomorrow; nite = night
    wk = week; wks = weeks; nxt = next; yr = year; yrs = years; smth sth smthn somthing sumthing = something
    mgr = manager; biz = business; gr8 = great; nvm = never mind; coffe cofee coffie = coffee; cud = could; wud = would; shud = should
    lemme = let me; gotta = have to; xmas = christmas; dept = department
    im = i'm; ive = i've; youre = you're; theyre = they're; weve = we've; theyve = they've; theyd = they'd; youd = you'd; hes = he's
    shes = she's; theres = there's; thats = that's; hows = how's; wheres = where's; whos = who's
    heres = here's; dont = don't; cant = can't; wont = won't; doesnt = doesn't; didnt = didn't; isnt = isn't; arent = aren't
    wasnt = wasn't; werent = weren't; havent = haven't; hasnt = hasn't; hadnt = hadn't; couldnt = couldn't; wouldnt = wouldn't
    shouldnt = shouldn't; aint = isn't
    lookin = looking; thinkin = thinking; hopin = hoping; tryin = trying; gettin = getting; movin = moving; payin = paying
    spendin = spending; startin = starting; openin = opening; needin = needing; wonderin = wondering; runnin = running
    comin = coming; goin = going; askin = asking; checkin = checking
  `),
  inCompany: [
    [
      'are',
      piece`
        r(?= (?:u|you|we|they|ur|your|the|there)\b)
        |(?<=\b(?:we|you|u|they|there|prices|plans|ppl|people) )r
      `,
    ],
    [
      'and',
      piece`
        (?<=[a-z.,\d)] )n(?= [a-z\d])
          (?! [a-z\d]+ (?:st|street|ave|avenue|rd|road|blvd|dr|drive|ln|lane)\b)
      `,
    ],
    [
      "i'd",
      piece`
        (?<!\b(?:my|your|the|an?|his|her|their|our|user|photo|with|by) )
          id(?= (?:like|love|say|rather|prefer|want|need|go|be)\b)
      `,
    ],
    ["i'll", 'ill(?= (?:take|have|go|get|need|think|let|do|check|ask|be|pay|say|want|try)\\b)'],
    [
      'you',
      piece`
        (?<=\b(?:
          see|thank|love|to|for|with|of|are|do|can|will|tell|call|get|give|catch|hear|about
        ) )ya(?=[?!.,]|$)
      `,
    ],
    ['right now', '(?<!\\b(?:an|the|our|every|each|per) )rn'],
    ["what's", 'whats(?! app\\b)'],
    ["let's", 'lets(?! (?:us|me|you|u|them|him|her|people|every|the|our)\\b)'],
    [
      'for',
      piece`
        (?<=[a-z]{2} )4(?= (?:our|my|us|me|u|you)\b)
        |(?<=\b(?:
          coffee|machines?|beans|plan|price|quote|looking|asking|pay|ready|good|it's|its|one|order
          |thanks|thx
        ) )4(?= (?:the|an?|it|this|that|about|around|like|\d+)\b)
      `,
    ],
    [
      "we're",
      piece`
        (?<=^|[.,;!?:] |\b(?:and|also|but|so|since|because|now|ok|hi|hey) )were(?= (?:
          (?:
            a|an|the|about|around|like|only|just|now|at|up|in|based|looking|moving|still|currently|not
            |\d|abt
          )\b
          |\d
        ))
      `,
    ],
    [
      "it's",
      piece`
        its(?= (?:
          (?:
            a|an|the|just|for|like|about|around|only|not|too|under|over|way|been|our|my|now|more
          )\b
          |\d
        ))
      `,
    ],
  ],
  isStretched: false,
}
