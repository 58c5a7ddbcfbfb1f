import { ApiError, apiErrorFrom, offlineCode } from '../../api-error.ts'

interface UploadCall {
  onProgress: (share: number) => void
  signal: AbortSignal
  /** Said before the file, such as who may read it. */
  fields?: Readonly<Record<string, string>>
}

/**
 * Sends one file to a plain route as multipart field `file` and answers with its JSON.
 * XMLHttpRequest, because fetch cannot say how much has left.
 */
export function uploadFile(path: string, file: File, { onProgress, signal, fields = {} }: UploadCall): Promise<unknown> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('file', file)
  const request = new XMLHttpRequest()
  return new Promise((resolve, reject) => {
    request.open('POST', path)
    request.responseType = 'json'
    request.setRequestHeader('accept-language', document.documentElement.lang)
    request.upload.addEventListener('progress', (event) => event.lengthComputable && onProgress(event.loaded / event.total))
    request.addEventListener('load', () => {
      if (request.status < 400) resolve(request.response)
      else reject(apiErrorFrom(request.response, request.status))
    })
    request.addEventListener('error', () => reject(new ApiError({ code: offlineCode, message: '' }, 503)))
    request.addEventListener('abort', () => reject(new DOMException('upload stopped', 'AbortError')))
    signal.addEventListener('abort', () => request.abort())
    request.send(form)
  })
}
