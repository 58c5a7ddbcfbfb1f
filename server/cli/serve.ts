import { Command } from 'commander'

export const serveCommand = new Command('serve').description('启动服务，同 npm start。Start the server, as npm start does').action(async () => {
  await import('../start.ts')
})
