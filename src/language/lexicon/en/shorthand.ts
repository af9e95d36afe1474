import { piece } from '#core/pattern'
import { spellingMap } from '../lexicon.ts'
import type { Shorthand } from '../shorthand.ts'

/** English as thumbs type it. */
export const ENGLISH_SHORTHAND: Shorthand = {
  anywhere: spellingMap(`
    u = you; ur = your; yall y'all ya'll = you all; urs = yours; w/ = with; w/o = without; b4 = before; b/c cuz = because; abt = about
    ppl peeps = people; pls plz plss = please; thx thnx = thanks; tmrw tmr tmw tomorow tommorow tmrrw = tomorrow; nite = night
    wk = week; wks = weeks; nxt = next; yr = year; yrs = years; smth sth smthn somthing sumthing = something; rn = right now
    mgr = manager; biz = business; gr8 = great; nvm = never mind; coffe cofee coffie = coffee; cud = could; wud = would; shud = should
    lemme = let me; gotta = have to; xmas = christmas; dept = department
    im = i'm; ive = i've; youre = you're; theyre = they're; weve = we've; theyve = they've; theyd = they'd; youd = you'd; hes = he's
    shes = she's; lets = let's; theres = there's; thats = that's; whats = what's; hows = how's; wheres = where's; whos = who's
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
    ['and', '(?<=[a-z.,\\d)] )n(?= [a-z\\d])'],
    ["i'd", 'id(?= (?:like|love|say|rather|prefer|want|need|go|be)\\b)'],
    ["i'll", 'ill(?= (?:take|have|go|get|need|think|let|do|check|ask|be|pay|say|want|try)\\b)'],
    ['you', 'ya(?=[?!.,]|$)'],
    ['for', '(?<=[a-z]{2} )4(?= (?:our|my|the|a|an|it|us|me|this|that|about|around|like|\\d+)\\b)'],
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
