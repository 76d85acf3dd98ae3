# حصيلة اليوم من التقييم
digest-title = 📊 <b>حصيلة التقييم، { $day }</b>
digest-whole = الإجابات: { $answers } · التعليقات: { $comments }
