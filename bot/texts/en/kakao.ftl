# Short words on KakaoTalk while there is no answer yet. Somebody may be looking over a shoulder.

kakao-received = Received. An answer will show when you next write.
kakao-try-again = Your message did not arrive. Please send it once more.
