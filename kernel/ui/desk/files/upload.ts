import { ApiError, apiErrorFrom, offlineCode } from '../../api-error.ts'

interface UploadCall {
  onProgress: (share: number) => void
  signal: AbortSignal
}

/**
 * Sends one file to a plain route as multipart field `file` and answers with its JSON.
 * XMLHttpRequest, because fetch cannot say how much has left.
 */
export function uploadFile(path: string, file: File, { onProgress, signal }: UploadCall): Promise<unknown> {
  const form = new FormData()
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
