# Short words on KakaoTalk while there is no answer yet. Somebody may be looking over a shoulder.

kakao-received = Received. The answer shows when you next write, or press “See the answer”.
kakao-try-again = Your message did not arrive. Please send it once more.
kakao-look = See the answer
kakao-nothing-yet = No new answer yet.
