import { deliveriesContract } from './deliveries.contract.ts'
import { myContract } from './my.contract.ts'
import { settingsContract } from './settings.contract.ts'

/** Messages to people: the inbox of each, how each wants to be told, and the channels that the university has set up. */
export const notifyContract = { my: myContract, channels: settingsContract, deliveries: deliveriesContract }
