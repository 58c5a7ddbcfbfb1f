import { defineError } from '../../../kernel/errors.ts'

export const compilationInterrupted = defineError(
  'proposal.compilation_interrupted',
  500,
  '生成汇编时服务器中断了 {times} 次，已经停下，没有留下不完整的文件。请联系管理员查看服务器内存和磁盘后再生成。',
  'The server went down {times} times while it compiled, so it has stopped; no incomplete file was kept. Ask your administrator to look at memory and disk first.',
)
export const takenOver = defineError('proposal.compilation_taken_over', 409, '汇编已由另一个进程继续生成。', 'Another process has taken the compilation over.')
export const compilationNotReady = defineError('proposal.compilation_not_ready', 409, '汇编还没有生成完，请稍候。', 'The compilation is not finished yet.')
export const compilationFailed = defineError('proposal.compilation_failed', 409, '这份汇编没有生成成功：{problem}', 'This compilation failed: {problem}')
export const compilationExpired = defineError('proposal.compilation_expired', 410, '这份汇编已过保存期，请重新生成。', 'This compilation is no longer kept: make it again.')
