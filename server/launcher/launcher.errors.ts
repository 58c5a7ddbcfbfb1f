import { defineError } from '../../kernel/errors.ts'

export const noBinaries = defineError(
  'launcher.no_binaries',
  503,
  '没有适用于本机（{platform}）的内置数据库。请用环境变量 DATABASE_URL 指定一个 PostgreSQL（15 或更高版本）后再启动。',
  'There is no embedded database for this machine ({platform}). Point DATABASE_URL at a PostgreSQL (15 or later) and start again.',
)

export const alreadyRunning = defineError(
  'launcher.already_running',
  503,
  '数据目录 {path} 正由另一个同心服务使用（进程号 {pid}）。请先停止它，或换一个数据目录。',
  'The data folder {path} is in use by another Tongxin server (pid {pid}). Stop it first, or use another data folder.',
)

export const portBusy = defineError(
  'launcher.port_busy',
  503,
  '数据库端口 {port} 已被其他程序占用。请换一个端口，或停止占用它的程序。',
  'The database port {port} is taken by another program. Choose another port, or stop that program.',
)

export const diskFull = defineError(
  'launcher.disk_full',
  507,
  '磁盘已满，数据库无法写入 {path}。请腾出空间后再启动，已有的数据没有丢失。',
  'The disk is full: the database cannot write to {path}. Free some space and start again; existing data is not lost.',
)

export const wrongMajor = defineError(
  'launcher.wrong_major',
  503,
  '{path} 中的数据属于 PostgreSQL {found}，而本版本使用 PostgreSQL {expected}。请用原来的版本执行 backup，再在本版本的空数据目录中执行 restore。',
  'The data in {path} belong to PostgreSQL {found}, but this version runs PostgreSQL {expected}. Make a backup with the old version, then restore it into an empty data folder of this one.',
)

export const notWritable = defineError(
  'launcher.not_writable',
  503,
  '无法写入数据目录：{path}（{reason}）。请检查该目录的权限和所有者。',
  'Cannot write to the data folder: {path} ({reason}). Check its permissions and owner.',
)

export const closedFolder = defineError(
  'launcher.closed_folder',
  503,
  '数据库在 {path}，但运行数据库的低权限用户（uid {uid}）无法进入这个目录。请放开上级目录的进入权限（chmod o+x），或把数据目录移到别处。',
  'The database is in {path}, which the unprivileged user that runs it (uid {uid}) cannot enter. Open the parent folders to it (chmod o+x), or move the data folder.',
)

export const secretsLost = defineError(
  'launcher.secrets_lost',
  503,
  '数据库 {path} 还在，但它的密码文件 {secret} 不见了。请从备份中找回密码文件；如果要重新开始，请先移走数据库目录。',
  'The database {path} is there, but its password file {secret} is missing. Bring it back from a backup; to start afresh, move the database folder away first.',
)

export const stuck = defineError(
  'launcher.stuck',
  503,
  '数据库进程 {pid} 没有响应停止命令。请检查磁盘和系统日志，再手动结束它。',
  'The database process {pid} does not stop. Look at the disk and the system log, then end it by hand.',
)

export const startFailed = defineError('launcher.failed', 503, '数据库没有启动：{line}', 'The database did not start: {line}')
