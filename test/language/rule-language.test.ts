import { ruleLanguage } from '#language/index'
import { languageContract } from '../contracts/language.ts'

languageContract('the rule language', ruleLanguage)
