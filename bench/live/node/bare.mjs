// A bare Socket.IO server on Node, with the same two events as ../bare.py.
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const http = createServer((_, answer) => answer.end('ok'));
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, maxHttpBufferSize: 1_000_000 });
io.on('connection', (socket) => {
  socket.on('echo', (data, answer) => answer(data));
  socket.on('everyone', (data, answer) => {
    io.emit(data.event ?? 'patch', data);
    answer({ ok: true });
  });
});
http.listen(Number(process.argv[2]), '127.0.0.1', 4096);
