/**
 * Python lines that stand in for `httpx` where it is not installed: the two calls that the printed examples make, over the
 * standard library.
 */
export const httpxOrStandIn = `
try:
    import httpx
except ImportError:
    import json, sys, types, urllib.error, urllib.request

    class Answer:
        def __init__(self, status_code, body):
            self.status_code = status_code
            self.body = body

        def json(self):
            return json.loads(self.body)

    def calling(method):
        def call(url, headers={}):
            request = urllib.request.Request(url, headers=headers, method=method)
            try:
                with urllib.request.urlopen(request) as answer:
                    return Answer(answer.status, answer.read())
            except urllib.error.HTTPError as error:
                return Answer(error.code, error.read())

        return call

    stand_in = types.ModuleType("httpx")
    stand_in.get = calling("GET")
    stand_in.delete = calling("DELETE")
    sys.modules["httpx"] = stand_in
`;
