import { defineTexts } from '../../../../kernel/ui/texts.ts'

/** What is said where a day is chosen first and an hour then. */
export const dayChoiceTexts = defineTexts('day-choice', {
  zh: {
    days: '选择日期',
    hours: '{{day}}的时段',
    dayLeft: '余 {{count}}',
    dayFree: '有名额',
    dayNone: '没有名额',
    nothingHere: '这一天没有名额了',
    nearest: '离这一天最近的空余时段：',
    nothingAnywhere: '所有时段都没有名额了。有人改选或退出时会空出来，请稍后再看。',
  },
  en: {
    days: 'Choose a day',
    hours: 'Hours of {{day}}',
    dayLeft: '{{count}} left',
    dayFree: 'places left',
    dayNone: 'none left',
    nothingHere: 'Nothing is left on this day',
    nearest: 'The nearest hours that are free:',
    nothingAnywhere: 'Nothing is left at any hour. When somebody changes or leaves, a place comes free: look again later.',
  },
})
