/** Node 24 comes as an optional dependency; where it could not be installed, one line says what to do. */
export function requireNode24(): void {
  const major = Number(process.versions.node.split('.')[0])
  if (major >= 24) return
  process.stderr.write(
    `同心需要 Node.js 24，当前为 ${process.version}。请用 npm start 启动（依赖中已带有 Node 24），或自行安装 Node 24。\n` +
      `Tongxin needs Node.js 24 and this is ${process.version}: start it by npm start (Node 24 comes with the dependencies), or install Node 24.\n`,
  )
  process.exit(1)
}
